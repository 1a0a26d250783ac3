namespace CityTwin.Cap;

/// <summary>What a message is for. The members' names are the words of the XML.</summary>
public enum CapStatus
{
    /// <summary>To be acted on by all it is addressed to.</summary>
    Actual,

    /// <summary>To be acted on only by those who take part in the exercise.</summary>
    Exercise,

    /// <summary>For the alert network itself.</summary>
    System,

    /// <summary>A technical test: nobody acts.</summary>
    Test,

    /// <summary>A template, not to be acted on.</summary>
    Draft,
}
