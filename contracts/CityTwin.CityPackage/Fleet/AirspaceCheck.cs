namespace CityTwin.City;

/// <summary>Whether the areas of the airspace make sense.</summary>
internal static class AirspaceCheck
{
    private const double MaxHeightM = 10_000;

    public static void Run(CityPackageReader reader, ProblemList problems)
    {
        if (!reader.HasFleet)
        {
            return;
        }

        var ids = new HashSet<string>();
        problems.Each(reader.Features(CityPackageFiles.Airspace), FleetRows.ToAirspace, (feature, area) =>
        {
            if ((ids.Add(area.Id) ? Complaint(area) : $"{area.Id} was named before.") is { } complaint)
            {
                throw feature.Refuse(complaint);
            }
        });
    }

    private static string? Complaint(AirspaceFeature area) => area switch
    {
        { Id.Length: 0 } => "id is empty.",
        { Name.Length: 0 } => "name is empty.",
        { Reason.Length: 0 } => "reason is empty: whoever may not fly there has to be told why.",
        { FloorM: < 0 or > MaxHeightM } => $"floorM is {area.FloorM}, expected 0 to {MaxHeightM}.",
        { CeilingM: { } ceiling } when !(ceiling > area.FloorM) => $"ceilingM is {ceiling}, not above floorM {area.FloorM}.",
        { Kind: AirspaceKind.AltitudeLimit, CeilingM: null } => "ceilingM is missing: an altitude limit has to say which.",
        { FromMs: { } from, UntilMs: { } until } when until <= from => "until is not after from.",
        _ => null,
    };
}
