namespace CityTwin.DjiCloud;

/// <summary>How high an aircraft flies home. Docks take the preset height alone.</summary>
public enum RthMode
{
    Intelligent = 0,
    Preset = 1,
}
