namespace CityTwin.WorkOrders;

internal static class WorkOrderSetup
{
    public static IServiceCollection AddWorkOrders(this IServiceCollection services)
    {
        services.AddOptions<WorkOrderOptions>().BindConfiguration(WorkOrderOptions.Section);
        services.AddSingleton<WorkOrderArchive>();
        services.AddSingleton<DossierStore>();
        return services;
    }
}
