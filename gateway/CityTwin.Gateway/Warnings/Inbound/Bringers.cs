using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>Who brings the messages of whom: a message says itself who sends it, so somebody has to vouch for that.</summary>
internal sealed class Bringers(IOptions<WarningOptions> options)
{
    /// <summary>Whether the city names the principal for this sender.</summary>
    public bool AreNamed(string principal, string sender) => options.Value.Bringers.Any(one => one.Principal == principal && one.Senders.Contains(sender));

    /// <summary>Whether the principal may bring the sender's messages.</summary>
    public bool May(string principal, string sender) => AreNamed(principal, sender)
        || !options.Value.Bringers.Any(one => one.Senders.Contains(sender) || (one.Principal == principal && one.Senders.Count > 0));
}
