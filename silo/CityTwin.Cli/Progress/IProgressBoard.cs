namespace CityTwin.Cli.Progress;

/// <summary>Shows a person how far a command has come.</summary>
public interface IProgressBoard
{
    /// <summary>Does a step and shows it until it has ended.</summary>
    /// <param name="work">Gets a place to say how far it is.</param>
    Task<T> Step<T>(string name, Func<IProgressStep, Task<T>> work);
}

/// <summary>A step under way.</summary>
public interface IProgressStep
{
    void Report(int done, int total);

    /// <summary>Nothing had to be done.</summary>
    void Skip(string why);
}
