using CityTwin.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Twins;

/// <summary>
/// Where a list of twins stands: the kind, the street, and the last id given there. The street is named apart, as a
/// twin is listed where it is and not where its id was made.
/// </summary>
internal sealed record TwinCursor(int Kind, DivisionCode Street, TwinId? After)
{
    public override string ToString() => $"{Kind}|{Street}|{After}";

    public static TwinCursor? Read(string? text, int kinds)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('|');
        TwinId? after = null;
        if (parts.Length != 3
            || !int.TryParse(parts[0], out var kind) || kind < 0 || kind >= kinds
            || !DivisionCode.TryParse(parts[1], out var street))
        {
            throw PageToken.Unreadable();
        }

        if (parts[2].Length > 0)
        {
            after = TwinId.TryParse(parts[2], out var id) ? id : throw PageToken.Unreadable();
        }

        return new TwinCursor(kind, street, after);
    }
}
