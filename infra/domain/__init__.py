"""Custom domain names: certificates, DNS records, the sign-in pages' domain, the sender's domain."""
