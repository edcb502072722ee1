"""What tests share: guides to try things on, sites made of them, browsers, paper."""
