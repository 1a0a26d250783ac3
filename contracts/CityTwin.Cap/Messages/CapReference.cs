namespace CityTwin.Cap;

/// <summary>An earlier message: <c>sender,identifier,sent</c>.</summary>
public sealed record CapReference(string Sender, string Identifier, DateTimeOffset Sent)
{
    /// <summary>As <c>references</c> lists it.</summary>
    public override string ToString() => $"{Sender},{Identifier},{CapTime.Text(Sent)}";
}
