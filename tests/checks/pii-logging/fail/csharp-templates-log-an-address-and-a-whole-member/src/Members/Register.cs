namespace Members;

public sealed class Register(ILogger<Register> logger)
{
    public void Handle(Command command, Member member)
    {
        logger.LogInformation("Registering {Email}", command.Address);
        logger.LogDebug("Created {@Member}", member);
    }
}
