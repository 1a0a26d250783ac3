namespace CityTwin.Testing;

/// <summary>Skips the test that meets it. xunit's own Assert.Skip lives in a package that fixtures do not need.</summary>
public sealed class SkipTestException(string reason) : Exception("$XunitDynamicSkip$" + reason);
