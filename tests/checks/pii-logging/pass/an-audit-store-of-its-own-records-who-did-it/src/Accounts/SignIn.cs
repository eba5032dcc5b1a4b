namespace Accounts;

public sealed class SignIn(ILogger<SignIn> logger, IAuditLogger auditLogger)
{
    public void Succeeded(Member member)
    {
        logger.LogInformation("Member {MemberId} signed in", member.Id);
        auditLogger.LogInformation("Member {Email} signed in", member.Email);
    }
}
