"""The plan's targets and activities: judged, on their way, in rows and sentences."""
