"""Names of one's own: certificates, records in DNS, the sign-in pages' domain, the sender's."""
