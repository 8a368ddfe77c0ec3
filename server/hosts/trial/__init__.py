"""The server tried from the outside: started as a host starts it, and asked what a host asks."""
