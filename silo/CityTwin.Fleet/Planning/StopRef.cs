namespace CityTwin.Fleet.Planning;

/// <param name="Stop">Which of the job's stops, from 0.</param>
public readonly record struct StopRef(string JobId, int Stop);
