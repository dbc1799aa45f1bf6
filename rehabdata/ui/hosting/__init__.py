"""What a host's settings show on the pages."""
