namespace CityTwin.DevicesSim.People;

/// <summary>Who does what next with an order, and after how long.</summary>
/// <param name="Role">As tokens name it.</param>
/// <param name="Department">Whose officer, where the role is that.</param>
internal sealed record PlannedAct(Act Act, string Role, TimeSpan After, string? Department = null);
