namespace CityTwin.Fleet.Waypoints;

/// <summary>What WPML has to know of an aircraft: DJI's numbers. By default a Matrice 3TD, the aircraft of dock 2.</summary>
/// <param name="DroneType"><c>droneEnumValue</c>.</param>
/// <param name="DroneSubType"><c>droneSubEnumValue</c>.</param>
/// <param name="PayloadType"><c>payloadEnumValue</c>.</param>
/// <param name="PayloadPosition"><c>payloadPositionIndex</c>.</param>
/// <param name="SpeedMps">Where the plan does not say: 1 to 15.</param>
/// <param name="TakeOffHeightM"><c>takeOffSecurityHeight</c> where the plan does not say: 2 to 1500.</param>
/// <param name="ReturnHeightM"><c>globalRTHHeight</c>, above where it took off.</param>
/// <param name="GoesOnWithoutLink">Whether it flies on when it has lost its link (<c>exitOnRCLost</c>), or does what is next.</param>
/// <param name="OnLostLink"><c>executeRCLostAction</c>, for one that does not fly on.</param>
public sealed record WpmlAircraft(
    int DroneType = 91,
    int DroneSubType = 1,
    int PayloadType = 81,
    int PayloadPosition = 0,
    double SpeedMps = 10,
    double TakeOffHeightM = 30,
    double ReturnHeightM = 100,
    bool GoesOnWithoutLink = true,
    LostLinkAction OnLostLink = LostLinkAction.ReturnHome);
