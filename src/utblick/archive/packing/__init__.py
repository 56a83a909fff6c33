"""Making and reading archive packages: E-ARK CSIP and SIP 2.1 with CITS ERMS 2.1 and PREMIS 3."""
