namespace CityTwin.Cap;

/// <summary>One element of CAP, before anyone looked at what it means.</summary>
/// <param name="Name">The local name; <see cref="Foreign"/> for one of a signature.</param>
internal sealed class CapNode(string name, int line)
{
    /// <summary>Stands for the elements of XML signature, which the schema allows at the end.</summary>
    public const string Foreign = "ds:Signature";

    public string Name { get; } = name;

    public int Line { get; } = line;

    public string Text { get; set; } = "";

    public List<CapNode> Children { get; } = [];
}
