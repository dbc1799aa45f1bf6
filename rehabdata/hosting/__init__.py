"""What a host needs around the pages: headers, login, log lines, readiness."""
