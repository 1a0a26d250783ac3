namespace CityTwin.Fleet.Docks;

/// <summary>What docks are told when they join, and where they put their pictures.</summary>
internal sealed class DockOptions
{
    public const string Section = "Docks";

    /// <summary>The organization that docks are bound to.</summary>
    public string OrganizationId { get; set; } = "citytwin";

    /// <summary>As a dock's screen shows it.</summary>
    public string OrganizationName { get; set; } = "CityTwin";

    /// <summary>What whoever sets a dock up types in; empty lets none bind.</summary>
    public string BindingCode { get; set; } = "citytwin";

    /// <summary>The application id that the city has from the maker; empty leaves a dock's question for it without an answer.</summary>
    public string AppId { get; set; } = "";

    public string AppKey { get; set; } = "";

    public string AppLicense { get; set; } = "";

    /// <summary>Where docks get their time.</summary>
    public string NtpServerHost { get; set; } = "pool.ntp.org";

    public int NtpServerPort { get; set; } = 123;

    /// <summary>A file with the deployment's 256-bit key in base64, the same as the gateways'; empty: docks are given no place for pictures.</summary>
    public string MediaKeyFile { get; set; } = "";

    /// <summary>The gateways' address as docks reach it, as <c>https://city.example</c>.</summary>
    public string PublicUrl { get; set; } = "http://localhost:8080";

    /// <summary>As <c>Media:Bucket</c> of the gateways.</summary>
    public string Bucket { get; set; } = "media";

    /// <summary>As <c>Media:Region</c> of the gateways.</summary>
    public string Region { get; set; } = "citytwin";

    /// <summary>How long a dock may put pictures by one credential.</summary>
    public TimeSpan CredentialsLast { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a dock may fetch a flight's file: longer than any flight has to wait for its dock.</summary>
    public TimeSpan FlightFileLasts { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long storage may take for a flight's file: the unit waits for it, and is sent without one after that.</summary>
    public TimeSpan FlightFileWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long after a file of a flight that is over could not be removed it is tried again.</summary>
    public TimeSpan RemoveAgainAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a dock may fetch the city's no-fly areas from an address that it was told.</summary>
    public TimeSpan AreaFileLasts { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How often the city's no-fly areas are looked at: those with hours come into force and end within that.</summary>
    public TimeSpan AreasLookEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after storage did not take the city's no-fly areas it is tried again.</summary>
    public TimeSpan AreasAgainAfter { get; set; } = TimeSpan.FromSeconds(20);
}
