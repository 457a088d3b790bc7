-- Of whom no team is known though they wrote lately.
create index staff_message_received on staff_message (received_at);
