namespace CityTwin.Cap;

/// <summary>One thing wrong with a message.</summary>
/// <param name="Where">As <c>alert/info[2]/area[1]/polygon[1]</c>, counted from 1.</param>
/// <param name="Line">The line of the XML, from 1; 0 when it was not read from XML.</param>
/// <param name="Reason">What is wrong and what would be right. Foreign text in it is quoted and cut.</param>
public sealed record CapProblem(string Where, int Line, string Reason)
{
    public override string ToString() => Line > 0 ? $"line {Line}, {Where}: {Reason}" : $"{Where}: {Reason}";
}
