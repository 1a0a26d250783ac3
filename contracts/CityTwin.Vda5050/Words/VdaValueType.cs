namespace CityTwin.Vda5050;

/// <summary>What a parameter holds.</summary>
public enum VdaValueType : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Bool,

    Number,

    Integer,

    Float,

    String,

    Object,

    Array,
}
