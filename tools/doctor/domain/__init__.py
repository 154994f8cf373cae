"""The doctor's checks of custom domains: certificates, DNS, the sender's domain."""
