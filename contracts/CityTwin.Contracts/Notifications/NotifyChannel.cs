namespace CityTwin.Notifications;

/// <summary>A way to tell a person something.</summary>
public enum NotifyChannel
{
    /// <summary>The console's list and its live watch; everybody has it.</summary>
    Screen = 0,

    /// <summary>A POST to an address of the person's own, signed with a secret that both know.</summary>
    Webhook = 1,

    /// <summary>E-mail.</summary>
    Mail = 2,

    /// <summary>A message to a registered device of the person's, on its own topic.</summary>
    Mqtt = 3,
}
