using CityTwin.Gateway.Auth;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Audit;

/// <summary>Where this gateway keeps what it refused.</summary>
internal sealed class AuditFolder(IOptions<AuditOptions> audit, IOptions<AuthOptions> auth)
{
    public string Path { get; } = audit.Value.Path.Length > 0
        ? audit.Value.Path
        : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(auth.Value.LocalKeyFile ?? "") ?? "", "audit");
}
