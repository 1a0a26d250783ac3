namespace CityTwin.Cli;

/// <summary>Something that the person at the command line can mend: the message says what is wrong, where, and how.</summary>
public sealed class CliException(string message) : Exception(message);
