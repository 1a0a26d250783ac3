namespace CityTwin.DevicesSim.Units;

/// <summary>A message that is not as its protocol has it.</summary>
/// <param name="where">The field, such as <c>nodes[2].nodePosition.x</c>.</param>
/// <param name="references">What it was about, as far as it could be read.</param>
internal sealed class FaultyMessageException(string where, string why, IReadOnlyList<(string Key, string Value)>? references = null)
    : Exception($"{where}: {why}")
{
    public string Where => where;

    public IReadOnlyList<(string Key, string Value)> References => references ?? [];

    public FaultyMessageException About(IReadOnlyList<(string Key, string Value)> what) => new(where, why, what);
}
