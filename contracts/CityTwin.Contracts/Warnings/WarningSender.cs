namespace CityTwin.Warnings;

/// <summary>
/// As whom a centre speaks to the public. A warning keeps the one it was issued with: later messages refer to earlier ones
/// by it.
/// </summary>
/// <param name="Address">Unique in the world, without spaces, commas, &lt; and &amp;: <c>centre-500103@city.example</c>.</param>
/// <param name="UtcOffsetMin">The offset that times are written with, in minutes: 480 in China.</param>
/// <param name="Contact">How to reach the centre, for people.</param>
/// <param name="Web">An absolute address with more about its warnings.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningSender")]
public sealed record WarningSender(
    [property: Id(0)] string Address,
    [property: Id(1)] string NameZh,
    [property: Id(2)] string? NameEn = null,
    [property: Id(3)] int UtcOffsetMin = 480,
    [property: Id(4)] string? Contact = null,
    [property: Id(5)] string? Web = null);
