using System.Collections.Concurrent;

namespace CityTwin.Locality;

/// <summary>The activations of this silo that are placed by street.</summary>
internal sealed class Residents
{
    private readonly ConcurrentDictionary<IGrainContext, bool> _here = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<IGrainContext> Here => _here.Select(resident => resident.Key);

    public void Enter(IGrainContext resident) => _here[resident] = true;

    public void Leave(IGrainContext resident) => _here.TryRemove(resident, out _);
}
