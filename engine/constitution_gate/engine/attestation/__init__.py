"""Release sign-off: the signed statement about an audit, and its verification."""
