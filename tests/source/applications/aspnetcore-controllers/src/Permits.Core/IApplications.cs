namespace Permits.Core;

public interface IApplications
{
    Task<Page<ApplicationSummary>> SearchAsync(ApplicationFilter filter, CancellationToken token);

    Task<ApplicationDetails> SubmitAsync(ApplicationForm form, string officer, CancellationToken token);

    Task<ApplicationDetails?> FindAsync(Guid applicationId, CancellationToken token);

    Task WithdrawAsync(Guid applicationId, CancellationToken token);
}
