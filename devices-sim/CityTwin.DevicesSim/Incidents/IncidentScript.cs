namespace CityTwin.DevicesSim.Incidents;

/// <summary>An incident as data: what happens to whom, when and how far. One JSON file each in <c>Scripts</c>.</summary>
/// <param name="EpicentreKind">It starts at a device of this kind.</param>
internal sealed record IncidentScript(string Name, string EpicentreKind, IReadOnlyList<IncidentPhase> Phases)
{
    /// <summary>Until the last effect has died away at the epicentre; farther away it may last longer.</summary>
    public double Minutes => Phases.Max(phase => phase.FromMinutes + phase.Effects.Max(effect => effect.Minutes));

    /// <summary>The phase that began last.</summary>
    public IncidentPhase PhaseAt(double minutes) =>
        Phases.Where(phase => phase.FromMinutes <= minutes).MaxBy(phase => phase.FromMinutes) ?? Phases[0];
}
