namespace CityTwin.Cap;

/// <summary>Who may read a message. The members' names are the words of the XML.</summary>
public enum CapScope
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Those whom its restriction names.</summary>
    Restricted,

    /// <summary>Its addresses.</summary>
    Private,
}
