using CityTwin.Fleet;
using CityTwin.Gateway.Fleet;

namespace CityTwin.Gateway.Live;

/// <summary>A unit as the gateway has heard of it, and what all who watch it are told, made once for them.</summary>
internal sealed class UnitFace(UnitView unit)
{
    private V1.Unit? _shown;

    public UnitView Unit => unit;

    /// <summary>Made when it is first sent to somebody. Whoever gets it must not change it.</summary>
    public V1.Unit Shown => LazyInitializer.EnsureInitialized(ref _shown, unit.ToProto);
}
