"""What is demanded: Markdown, norms, principles, declared gates."""
