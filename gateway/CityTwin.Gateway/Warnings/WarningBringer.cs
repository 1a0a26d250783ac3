namespace CityTwin.Gateway.Warnings;

/// <summary>A principal that brings messages of other authorities, and of which.</summary>
public sealed class WarningBringer
{
    /// <summary>The <c>sub</c> of its token.</summary>
    public string Principal { get; set; } = "";

    /// <summary>The senders, as their messages name themselves; none for all that are named for nobody.</summary>
    public IList<string> Senders { get; set; } = [];
}
