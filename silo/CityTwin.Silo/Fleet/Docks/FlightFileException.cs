namespace CityTwin.Fleet.Docks;

/// <summary>A flight's file is not to be had; the message is a sentence that says why.</summary>
internal sealed class FlightFileException(string message, Exception? inner = null) : Exception(message, inner);
