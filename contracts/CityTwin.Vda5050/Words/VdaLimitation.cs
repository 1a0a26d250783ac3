namespace CityTwin.Vda5050;

/// <summary>How strictly a direction is meant.</summary>
public enum VdaLimitation : byte
{
    Soft,

    Restricted,

    /// <summary>Only of directed zones.</summary>
    Strict,
}
