namespace CityTwin.DevicesSim.Incidents;

/// <summary>How an effect acts on a value.</summary>
internal enum EffectChange
{
    /// <summary>Its amount is added at full strength.</summary>
    Add,

    /// <summary>The value is multiplied by its amount at full strength.</summary>
    Scale,
}
