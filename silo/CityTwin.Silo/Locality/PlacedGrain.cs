namespace CityTwin.Locality;

/// <summary>A grain that lives where its street does, and moves there when the street's silo changes.</summary>
[PlaceWithStreet]
internal abstract class PlacedGrain(Residents residents) : Grain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        residents.Enter(GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        residents.Leave(GrainContext);
        return Task.CompletedTask;
    }
}
