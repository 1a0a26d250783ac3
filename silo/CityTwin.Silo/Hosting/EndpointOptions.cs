using System.Net;

namespace CityTwin.Hosting;

/// <summary>Where the silo answers health probes.</summary>
public sealed class EndpointOptions
{
    public const string Section = "Http";

    public string Address { get; set; } = "127.0.0.1";

    public int Port { get; set; } = 8090;

    /// <exception cref="InvalidOperationException">The address is not one.</exception>
    public IPAddress Parse() => IPAddress.TryParse(Address, out var address)
        ? address
        : throw new InvalidOperationException($"Http:Address: '{Address}' is not an IP address.");
}
