using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>What one metric shows at a device on an ordinary day, in the metric's unit.</summary>
internal delegate double Behaviour(Site site, Moment now, World world);
