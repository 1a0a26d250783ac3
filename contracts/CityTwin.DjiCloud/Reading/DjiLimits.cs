namespace CityTwin.DjiCloud;

/// <summary>How much a device's message may hold.</summary>
public static class DjiLimits
{
    /// <summary>Bytes of a message. The largest example of the documents has 5 KB.</summary>
    public const int MaxMessageBytes = 262_144;

    /// <summary>Levels of JSON. The documents need 7.</summary>
    public const int MaxDepth = 24;

    /// <summary>Characters of a text; a signed address is the longest.</summary>
    public const int MaxText = 2_048;

    /// <summary>Items that are read of a list; those beyond are passed over.</summary>
    public const int MaxItems = 500;

    /// <summary>Characters of a transaction's and a business's id.</summary>
    public const int MaxIdLength = 64;
}
