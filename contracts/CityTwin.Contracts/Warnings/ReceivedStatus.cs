namespace CityTwin.Warnings;

/// <summary>How a message from elsewhere is meant, in the words of CAP 1.2.</summary>
public enum ReceivedStatus
{
    Actual = 0,

    /// <summary>A drill.</summary>
    Exercise = 1,

    /// <summary>A test of the line: nobody acts.</summary>
    Test = 2,
}
