namespace CityTwin.DevicesSim.People;

/// <summary>What a simulated person does with an order.</summary>
internal enum Act
{
    /// <summary>Takes it on, or merges it into one that it repeats.</summary>
    Register,
    Review,
    Grade,
    AskToVerify,
    VerifyFound,
    VerifyNotFound,
    Establish,
    Reject,
    Assign,
    Accept,
    Return,
    Answer,
    Check,
    Rework,
    Close,
    Rate,
}
