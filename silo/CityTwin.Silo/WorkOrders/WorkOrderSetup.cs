using CityTwin.City;

namespace CityTwin.WorkOrders;

internal static class WorkOrderSetup
{
    public static IServiceCollection AddWorkOrders(this IServiceCollection services)
    {
        services.AddOptions<WorkOrderOptions>().BindConfiguration(WorkOrderOptions.Section);
        services.AddSingleton(provider => new WorkCatalogue(provider.GetRequiredService<CityCatalogue>().Desk));
        services.AddSingleton<IWorkTerms>(provider => provider.GetRequiredService<WorkCatalogue>());
        services.AddSingleton<WorkOrderArchive>();
        services.AddSingleton<DossierStore>();
        return services;
    }
}
