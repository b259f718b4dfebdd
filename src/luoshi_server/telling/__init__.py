"""What members and programs are told: messages, daily digests, webhooks, calendars."""
