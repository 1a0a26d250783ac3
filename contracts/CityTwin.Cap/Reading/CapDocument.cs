namespace CityTwin.Cap;

/// <summary>A message as it was read.</summary>
/// <param name="Signed">An XML signature came with it. It was not verified, and is not kept.</param>
public sealed record CapDocument(CapMessage Message, bool Signed);
