namespace CityTwin.Cap;

/// <summary>
/// Reads CAP 1.2 of anyone's making. A document type (and with it every entity but XML's five) is refused, nothing is
/// ever fetched, size and depth are bounded, and the schema's order and words and all of <see cref="CapChecks"/> hold
/// for what is returned. Empty optional elements are taken as absent.
/// </summary>
/// <param name="limits">Null for the usual ones.</param>
public sealed class CapReader(CapLimits? limits = null)
{
    private readonly CapLimits _limits = limits ?? new CapLimits();

    /// <exception cref="CapRefusedException">It is not CAP 1.2, breaks a rule of it, or is too large. Nothing else is thrown.</exception>
    public CapDocument Read(ReadOnlyMemory<byte> xml)
    {
        var root = new CapTree(_limits).Parse(xml);
        var places = new CapPlaces();
        var document = new CapMessageReading(_limits, places).Read(root);
        return CapChecks.Problems(document.Message) is { Count: > 0 } problems
            ? throw new CapRefusedException([.. problems.Select(places.Locate)])
            : document;
    }
}
